-- Penalty files as they stand after their latest event; the brief is what the list shows.
create table penalties (
    id text not null primary key,
    opened integer not null,
    county text,
    party text not null,
    procedure integer not null,
    stage integer not null,
    decided integer not null,
    brief text not null
) strict, without rowid;

create index penalties_opened on penalties (opened);
create index penalties_party on penalties (party, opened);
