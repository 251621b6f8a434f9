-- What Orleans asks of the store, by name. It reads this once at start; names of parameters and results are its contract.
create table OrleansQuery(
    QueryKey text primary key,
    QueryText text not null);
