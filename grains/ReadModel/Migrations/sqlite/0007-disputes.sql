-- Cases that are or were put to a coordination. Most are not: the list of cases pays nothing for it.
create table disputes (
    case_id text primary key,
    coordination text not null,
    waiting integer not null,
    since integer not null,
    due integer
) strict;

create index disputes_coordination on disputes (coordination);

-- What was sent to other departments and authorities about cases, and whether it came.
create table letters (
    case_id text not null,
    number integer not null,
    kind integer not null,
    addressee text not null,
    department text,
    reason text not null,
    sent_at integer not null,
    sent_by text not null,
    acknowledged_at integer,
    acknowledged_by text,
    primary key (case_id, number)
) strict;

create index letters_sent on letters (sent_at, case_id, number);

-- Dispatches and what became of the returns. Everything is read again, for the counts.
alter table party_figures add column dispatched integer not null default 0;
alter table party_figures add column accepted integer not null default 0;
alter table party_figures add column returns_upheld integer not null default 0;
alter table party_figures add column returns_overruled integer not null default 0;

delete from cases;
delete from obligations;
delete from strangers;
delete from notices;
delete from recurrences;
delete from marks;
delete from party_figures;
delete from registers;
delete from register_names;
delete from read_to;
