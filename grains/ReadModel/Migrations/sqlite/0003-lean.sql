-- Only what is asked for: a case and what it makes owed are told whole by the ledger, so the documents go, and with them every index
-- that another one makes up for. Everything is read again.
drop table cases;
drop table obligations;

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
    position integer not null
) strict;

create index cases_reported on cases (reported_at, id);
create index cases_open on cases (due) where is_open;
create index cases_class on cases (class, reported_at);
create index cases_point on cases (lon, lat);

-- What each party owes or owed, one row a case; the open ones of a party lie together.
create table obligations (
    party text not null,
    status integer not null,
    since integer not null,
    case_id text not null,
    role integer not null,
    rule text not null,
    due integer,
    ended integer,
    primary key (party, status, since, case_id)
) strict, without rowid;

-- Cases that lie in a place which owes nothing for them.
create table strangers (
    place text not null,
    case_id text not null,
    primary key (place, case_id)
) strict, without rowid;

delete from party_figures;
delete from registers;
delete from register_names;
delete from read_to;
