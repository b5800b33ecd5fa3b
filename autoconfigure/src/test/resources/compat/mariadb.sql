drop table if exists book, author, item, ticket, document;

drop sequence if exists ticket_seq;

drop procedure if exists add_up;

drop procedure if exists two_results;

create table item (
	id bigint auto_increment primary key,
	name varchar(50) not null unique,
	price decimal(10, 2),
	ratio double precision,
	made datetime(3),
	sold date,
	note text,
	flag boolean,
	data varbinary(100),
	code uuid,
	version int default 0 not null
);

create table author (
	id bigint auto_increment primary key,
	name varchar(50) not null unique,
	version int default 0 not null
);

create table book (
	id bigint auto_increment primary key,
	author_id bigint not null,
	place int,
	title varchar(50),
	constraint book_author foreign key (author_id) references author (id)
);

create sequence ticket_seq start with 1 increment by 1;

create table ticket (
	id bigint primary key,
	holder varchar(50)
);

create table document (
	id bigint auto_increment primary key,
	body longtext,
	picture longblob
);

create procedure add_up(in a int, in b int, out total int) set total = a + b;
