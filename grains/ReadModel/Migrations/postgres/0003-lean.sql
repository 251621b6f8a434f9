-- Only what is asked for: a case and what it makes owed are told whole by the ledger, so the documents go, and with them every index
-- that another one makes up for. Everything is read again.
drop table cases, obligations;

create table cases (
    id uuid primary key,
    number text not null,
    kind integer not null,
    class text collate "C" not null,
    lon double precision not null,
    lat double precision not null,
    cell text collate "C" not null,
    subdistrict text collate "C" not null,
    segment text collate "C",
    shop text collate "C",
    channel text not null,
    reported_at timestamptz not null,
    description text,
    partition integer not null,
    stage integer not null,
    is_open boolean not null,
    lead text collate "C" not null,
    due timestamptz,
    handled_at timestamptz,
    handled_late boolean,
    reworked integer not null,
    reports integer not null,
    joined_to uuid,
    closed_at timestamptz,
    reason text,
    version integer not null,
    position bigint not null
) with (fillfactor = 80);

create index cases_reported on cases (reported_at, id);
create index cases_open on cases (due) where is_open;
create index cases_class on cases (class, reported_at);
create index cases_point on cases (lon, lat);

-- What each party owes or owed, one row a case; the open ones of a party lie together.
create table obligations (
    party text collate "C" not null,
    status integer not null,
    since timestamptz not null,
    case_id uuid not null,
    role integer not null,
    rule text not null,
    due timestamptz,
    ended timestamptz,
    primary key (party, status, since, case_id)
) with (fillfactor = 90);

-- Cases that lie in a place which owes nothing for them.
create table strangers (
    place text collate "C" not null,
    case_id uuid not null,
    primary key (place, case_id)
);

truncate party_figures, registers, register_names, read_to;
