-- Documents (文书) by party, case and number. Every record of a document says the whole row.
create table documents (
    id text primary key,
    county text not null,
    party text not null,
    kind text not null,
    number text not null,
    case_id text,
    issued_at integer not null,
    brief text not null,
    status integer not null,
    served_at integer
) strict;

create index documents_issued on documents (issued_at, id);
create index documents_party on documents (party, issued_at, id);
create index documents_case on documents (case_id, issued_at, id) where case_id is not null;
create index documents_number on documents (number);
