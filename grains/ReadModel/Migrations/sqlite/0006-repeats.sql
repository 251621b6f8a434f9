-- Cases that are not the first of their problem, and the marks of places. Nothing for a case that does not come again.
create table recurrences (
    case_id text primary key,
    problem text not null,
    problem_place text not null,
    recurrence integer not null
) strict, without rowid;

create index recurrences_problem on recurrences (problem);

create table marks (
    place text not null,
    mark integer not null,
    report text not null,
    rule text not null,
    kind integer,
    classes text not null,
    lon real not null,
    lat real not null,
    metres real,
    case_id text not null,
    since integer not null,
    ends integer not null,
    look_back real not null,
    partition integer not null,
    position integer not null,
    primary key (place, mark, report)
) strict, without rowid;
