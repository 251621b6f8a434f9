-- What only some reports have: a number of the sender's, no place, or no class.
create table unclear (
    case_id uuid primary key,
    sender_number text,
    unplaced boolean not null,
    unclassified boolean not null
);

create index unclear_number on unclear (sender_number) where sender_number is not null;
