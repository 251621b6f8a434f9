-- What only some reports have: a number of the sender's, no place, or no class.
create table unclear (
    case_id text primary key,
    sender_number text,
    unplaced integer not null,
    unclassified integer not null
) strict, without rowid;

create index unclear_number on unclear (sender_number) where sender_number is not null;
