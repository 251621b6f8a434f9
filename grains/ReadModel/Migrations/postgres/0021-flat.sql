-- What keeps each page of the door as short as it is, however many cases there are: an index for each condition that may
-- find a few of very many, the parties of a case in the order of its report, the words of its texts, and counts that
-- grow as records pass. Everything is read again: the ledger has it.
drop table strangers, county_figures;
truncate cases;
alter table cases add column tile bigint not null default 0;

drop index cases_open, cases_class, cases_point, cases_joined_to, cases_of_county;
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
    party text collate "C" not null,
    reported timestamptz not null,
    case_id uuid not null,
    primary key (party, reported, case_id)
);

-- The words of a case's number and description.
create table case_words (
    case_id uuid not null,
    words text not null
);

create index case_words_found on case_words using gin ((words::tsvector));

-- How many cases of a county, class, department ... stand in each stage, and how many of them joined another, a row for
-- each partition they are in.
create table case_figures (
    counted text collate "C" not null,
    key text collate "C" not null,
    partition integer not null,
    stage integer not null,
    joined boolean not null,
    cases bigint not null,
    in_time bigint not null,
    late bigint not null,
    again bigint not null,
    taken bigint not null,
    primary key (counted, key, partition, stage, joined)
) with (fillfactor = 20);

-- How many cases a department answers for in each cell.
create table party_cells (
    party text collate "C" not null,
    cell text collate "C" not null,
    partition integer not null,
    open bigint not null,
    primary key (party, cell, partition)
) with (fillfactor = 50);

create index obligations_overdue on obligations (party, due) where status = 0;
create index disputes_waiting on disputes (case_id) where waiting;
create index unclear_unplaced on unclear (case_id) where unplaced;
create index unclear_unclassified on unclear (case_id) where unclassified;

truncate obligations, notices, party_figures, registers, register_names, recurrences, unclear, marks, lifted, disputes,
    letters, set_aside, read_to;
