create table started (id int);
