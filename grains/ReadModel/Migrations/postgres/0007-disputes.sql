-- Cases that are or were put to a coordination. Most are not: the list of cases pays nothing for it.
create table disputes (
    case_id uuid primary key,
    coordination text collate "C" not null,
    waiting boolean not null,
    since timestamptz not null,
    due timestamptz
);

create index disputes_coordination on disputes (coordination);

-- What was sent to other departments and authorities about cases, and whether it came.
create table letters (
    case_id uuid not null,
    number integer not null,
    kind integer not null,
    addressee text collate "C" not null,
    department text collate "C",
    reason text not null,
    sent_at timestamptz not null,
    sent_by text not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    primary key (case_id, number)
);

create index letters_sent on letters (sent_at, case_id, number);

-- Dispatches and what became of the returns. Everything is read again, for the counts.
alter table party_figures
    add column dispatched bigint not null default 0,
    add column accepted bigint not null default 0,
    add column returns_upheld bigint not null default 0,
    add column returns_overruled bigint not null default 0;

truncate cases, obligations, strangers, notices, recurrences, marks, party_figures, registers, register_names, read_to;
