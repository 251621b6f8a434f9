-- Findings against parties and marks of places that were contested and lifted. The mark of a finding is 0.
create table lifted (
    party text collate "C" not null,
    mark integer not null,
    case_id uuid not null,
    at timestamptz not null,
    primary key (party, mark, case_id)
);
