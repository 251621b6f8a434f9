-- Entries found by what they say: the dog that carries a chip, the dogs of a household.
create index registers_chip on registers (json_extract(data, '$.chip'))
    where json_extract(data, '$.chip') is not null;
create index registers_household on registers (json_extract(data, '$.household'))
    where json_extract(data, '$.household') is not null;
