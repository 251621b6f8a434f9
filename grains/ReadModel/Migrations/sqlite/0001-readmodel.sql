-- What the lists, searches, maps and totals read. Made from the ledger and nothing else: it can be dropped and rebuilt.
-- Columns are what is filtered, sorted and counted by; the documents beside them (state, held, data) hold the whole, exactly.
-- Times are microseconds since 1970-01-01T00:00:00Z.
create table cases (
    id text primary key,
    number text not null,
    kind integer not null,
    class text not null,
    lon real not null,
    lat real not null,
    cell text not null,
    subdistrict text not null,
    segment text,
    road text,
    building text,
    shop text,
    channel text not null,
    reported_at integer not null,
    description text,
    partition integer not null,
    stage integer not null,
    is_open integer not null,
    lead text not null,
    due integer,
    handled_at integer,
    handled_late integer,
    reworked integer not null,
    reports integer not null,
    joined_to text,
    closed_at integer,
    reason text,
    version integer not null,
    position integer not null,
    state text not null
) strict;

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
    case_id text not null,
    party text not null,
    since integer not null,
    role integer not null,
    rule text not null,
    status integer not null,
    due integer,
    ended integer,
    late integer not null,
    held text not null,
    primary key (case_id, party)
) strict;

create index obligations_party on obligations (party, since, case_id);
create index obligations_open on obligations (party, since, case_id) where status = 0;

-- The registers as they stand, by the entry's text form: shop/330424-XQ-02-S001.
create table registers (
    entry text primary key,
    version integer not null,
    partition integer not null,
    position integer not null,
    data text not null
) strict;

-- Who else was named when an entry changed: the household of a dog.
create table register_names (
    party text not null,
    entry text not null,
    partition integer not null,
    position integer not null,
    primary key (party, entry)
) strict, without rowid;

-- How far each partition has been read: moves in the transaction of its rows.
create table read_to (
    partition integer primary key,
    position integer not null
) strict;
