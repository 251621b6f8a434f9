-- What the lists, searches, maps and totals read. Made from the ledger and nothing else: it can be dropped and rebuilt.
-- Columns are what is filtered, sorted and counted by; the documents beside them (state, held, data) hold the whole, exactly.
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
    road text collate "C",
    building text collate "C",
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
    position bigint not null,
    state text not null
) with (fillfactor = 80);

create index cases_reported on cases (reported_at, id);
create index cases_open on cases (due) where is_open;
create index cases_class on cases (class, reported_at);
create index cases_cell on cases (cell, reported_at);
create index cases_segment on cases (segment, reported_at) where segment is not null;
create index cases_road on cases (road, reported_at) where road is not null;
create index cases_building on cases (building, reported_at) where building is not null;
create index cases_shop on cases (shop, reported_at) where shop is not null;
create index cases_point on cases (lon, lat);

-- What each party owes or owed, one row a case.
create table obligations (
    case_id uuid not null,
    party text collate "C" not null,
    since timestamptz not null,
    role integer not null,
    rule text not null,
    status integer not null,
    due timestamptz,
    ended timestamptz,
    late boolean not null,
    held text not null,
    primary key (case_id, party)
) with (fillfactor = 80);

create index obligations_party on obligations (party, since, case_id);
create index obligations_open on obligations (party, since, case_id) where status = 0;

-- The registers as they stand, by the entry's text form: shop/330424-XQ-02-S001.
create table registers (
    entry text collate "C" primary key,
    version integer not null,
    partition integer not null,
    position bigint not null,
    data text not null
);

-- Who else was named when an entry changed: the household of a dog.
create table register_names (
    party text collate "C" not null,
    entry text collate "C" not null,
    partition integer not null,
    position bigint not null,
    primary key (party, entry)
);

-- How far each partition has been read: moves in the transaction of its rows.
create table read_to (
    partition integer primary key,
    position bigint not null
) with (fillfactor = 20);
