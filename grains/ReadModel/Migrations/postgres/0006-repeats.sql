-- Cases that are not the first of their problem, and the marks of places. Nothing for a case that does not come again.
create table recurrences (
    case_id uuid primary key,
    problem uuid not null,
    problem_place text collate "C" not null,
    recurrence integer not null
);

create index recurrences_problem on recurrences (problem);

create table marks (
    place text collate "C" not null,
    mark integer not null,
    report uuid not null,
    rule text not null,
    kind integer,
    classes text not null,
    lon double precision not null,
    lat double precision not null,
    metres double precision,
    case_id uuid not null,
    since timestamptz not null,
    ends timestamptz not null,
    look_back double precision not null,
    partition integer not null,
    position bigint not null,
    primary key (place, mark, report)
);
