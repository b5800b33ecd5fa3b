--liquibase formatted sql

--changeset tidepool:1
create table changed (name varchar(20));
insert into changed values ('by Liquibase');
