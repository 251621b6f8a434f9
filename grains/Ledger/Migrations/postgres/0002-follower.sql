-- Parties are not the only ones who follow the ledger and may find in it what they cannot take: who set it aside (0 a party, 2 the clocks).
alter table dead_letter add column follower integer not null default 0;
alter table dead_letter drop constraint dead_letter_pkey;
alter table dead_letter add primary key (follower, party, partition, position);
