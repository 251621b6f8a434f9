-- Penalty files as they stand after their latest event; the brief is what the list shows.
create table penalties (
    id uuid not null primary key,
    opened timestamptz not null,
    county text collate "C",
    party text collate "C" not null,
    procedure integer not null,
    stage integer not null,
    decided boolean not null,
    brief text not null
);

create index penalties_opened on penalties (opened);
create index penalties_party on penalties (party, opened);
