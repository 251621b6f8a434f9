-- Parties are not the only ones who follow the ledger and may find in it what they cannot take: who set it aside (0 a party, 2 the clocks).
create table set_aside (
    follower integer not null,
    party text not null,
    partition integer not null,
    position integer not null,
    reason text not null,
    at integer not null,
    primary key (follower, party, partition, position)
) strict;

insert into set_aside select 0, party, partition, position, reason, at from dead_letter;
drop table dead_letter;
alter table set_aside rename to dead_letter;
