-- What keeps each page of the door as short as it is, however many cases there are: an index for each condition that may
-- find a few of very many, the parties of a case in the order of its report, the words of its texts, and counts that
-- grow as records pass. Everything is read again: the ledger has it.
drop table strangers;
drop table county_figures;
delete from cases;
alter table cases add column tile integer not null default 0;

drop index cases_open;
drop index cases_class;
drop index cases_point;
drop index cases_joined_to;
drop index cases_of_county;
create index cases_due on cases (due, id);
create index cases_open on cases (due, id) where is_open;
create index cases_open_reported on cases (reported_at, id) where is_open;
create index cases_class on cases (class, reported_at);
create index cases_stage on cases (stage, reported_at);
create index cases_lead on cases (lead, reported_at);
create index cases_subdistrict on cases (subdistrict, reported_at);
create index cases_channel on cases (channel, reported_at);
create index cases_of_county on cases (county, reported_at);
create index cases_tile on cases (tile);
create index cases_parts on cases (reported_at) where kind = 1;
create index cases_late on cases (reported_at) where handled_late;
create index cases_joined_to on cases (joined_to, reported_at) where joined_to is not null;
create index cases_running on cases (lead, due, subdistrict, class, channel, county)
    where stage in (4, 5) and joined_to is null;

-- Who answers or answered for a case, and the places it lies in.
create table case_parties (
    party text not null,
    reported integer not null,
    case_id text not null,
    primary key (party, reported, case_id)
) strict, without rowid;

-- The words of a case's number and description.
create virtual table case_words using fts5 (
    case_id unindexed, words, content = '', contentless_unindexed = 1, contentless_delete = 1,
    detail = none, tokenize = ascii
);

-- How many cases of a county, class, department ... stand in each stage, and how many of them joined another, a row for
-- each partition they are in.
create table case_figures (
    counted text not null,
    key text not null,
    partition integer not null,
    stage integer not null,
    joined integer not null,
    cases integer not null,
    in_time integer not null,
    late integer not null,
    again integer not null,
    taken integer not null,
    primary key (counted, key, partition, stage, joined)
) strict, without rowid;

-- How many cases a department answers for in each cell.
create table party_cells (
    party text not null,
    cell text not null,
    partition integer not null,
    open integer not null,
    primary key (party, cell, partition)
) strict, without rowid;

create index obligations_overdue on obligations (party, due) where status = 0;
create index disputes_waiting on disputes (case_id) where waiting;
create index unclear_unplaced on unclear (case_id) where unplaced;
create index unclear_unclassified on unclear (case_id) where unclassified;

delete from obligations;
delete from notices;
delete from party_figures;
delete from registers;
delete from register_names;
delete from recurrences;
delete from unclear;
delete from marks;
delete from lifted;
delete from disputes;
delete from letters;
delete from set_aside;
delete from read_to;
