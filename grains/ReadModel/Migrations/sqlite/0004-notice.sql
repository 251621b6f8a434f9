-- The latest a party was told because time passed; nothing for most.
alter table obligations add column notice text;
