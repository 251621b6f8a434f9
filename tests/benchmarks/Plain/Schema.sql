-- The plain design: what is true is a row, changed in place.
create sequence case_number;

create table cases (
    id uuid primary key,
    number text not null,
    stage smallint not null,
    kind smallint not null,
    class text collate "C" not null,
    block bigint not null,
    lon double precision not null,
    lat double precision not null,
    cell text collate "C" not null,
    segment text collate "C",
    road text collate "C",
    building text collate "C",
    shop text collate "C",
    subdistrict text collate "C" not null,
    community text collate "C",
    trading_zone text,
    description text,
    channel text not null,
    reported_at timestamptz not null,
    lead text collate "C" not null,
    limit_index smallint not null,
    limit_row text not null,
    due timestamptz,
    handled_at timestamptz,
    handled_late boolean,
    reworked smallint not null default 0,
    reports integer not null default 1,
    joined_to uuid,
    closed_at timestamptz,
    version integer not null
) with (fillfactor = 80);

-- Where a report finds what it joins: blocks of 200 m, then class and time.
create index cases_similar on cases (block, class, reported_at);

create table obligations (
    case_id uuid not null,
    party text collate "C" not null,
    number text not null,
    kind smallint not null,
    class text collate "C" not null,
    role smallint not null,
    rule text not null,
    due timestamptz,
    status smallint not null,
    since timestamptz not null,
    ended timestamptz,
    late boolean,
    primary key (case_id, party)
) with (fillfactor = 80);

create index obligations_open on obligations (party, due) where status = 0;

create table history (
    case_id uuid not null,
    version integer not null,
    type text not null,
    at timestamptz not null,
    by text not null,
    stage smallint not null,
    note text,
    primary key (case_id, version)
);

-- Figures of a party, spread over rows so that a department is no lock queue.
create table counters (
    party text collate "C" not null,
    slot smallint not null,
    raised bigint not null,
    open bigint not null,
    discharged bigint not null,
    late bigint not null,
    primary key (party, slot)
) with (fillfactor = 20);
