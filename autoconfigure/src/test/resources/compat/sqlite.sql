drop table if exists book;

drop table if exists author;

drop table if exists item;

drop table if exists ticket;

drop table if exists ticket_seq;

drop table if exists document;

create table item (
	id integer primary key autoincrement,
	name varchar(50) not null unique,
	price decimal(10, 2),
	ratio double precision,
	made timestamp,
	sold date,
	note text,
	flag boolean,
	data blob,
	code varchar(36),
	version int default 0 not null
);

create table author (
	id integer primary key autoincrement,
	name varchar(50) not null unique,
	version int default 0 not null
);

create table book (
	id integer primary key autoincrement,
	author_id bigint not null references author (id),
	place int,
	title varchar(50)
);

create table ticket_seq (
	next_val bigint
);

insert into ticket_seq values (1);

create table ticket (
	id bigint primary key,
	holder varchar(50)
);

create table document (
	id integer primary key autoincrement,
	body text,
	picture blob
);
