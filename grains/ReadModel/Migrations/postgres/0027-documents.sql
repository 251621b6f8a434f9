-- Documents (文书) by party, case and number. Every record of a document says the whole row.
create table documents (
    id text collate "C" primary key,
    county text collate "C" not null,
    party text collate "C" not null,
    kind text collate "C" not null,
    number text collate "C" not null,
    case_id uuid,
    issued_at timestamptz not null,
    brief text not null,
    status integer not null,
    served_at timestamptz
);

create index documents_issued on documents (issued_at, id);
create index documents_party on documents (party, issued_at, id);
create index documents_case on documents (case_id, issued_at, id) where case_id is not null;
create index documents_number on documents (number);
