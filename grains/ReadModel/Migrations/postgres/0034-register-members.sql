-- Entries found by what they say: the dog that carries a chip, the dogs of a household.
create index registers_chip on registers ((data::jsonb ->> 'chip'))
    where data::jsonb ->> 'chip' is not null;
create index registers_household on registers ((data::jsonb ->> 'household'))
    where data::jsonb ->> 'household' is not null;
