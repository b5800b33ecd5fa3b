package dev.tidepool.compat.mybatis;

import java.util.List;
import java.util.Map;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectKey;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.mapping.FetchType;
import org.apache.ibatis.session.RowBounds;

/**
 * The items, and what else is read.
 */
interface Items {

	@Insert("insert into item (name, price, made, sold, flag)"
			+ " values (#{name}, #{price}, #{made}, #{sold}, #{flag})")
	@Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id")
	int insert(Item item);

	@Insert("insert into item (name, price) values (#{name}, #{price})")
	@SelectKey(statement = "select max(id) from item", keyProperty = "id", before = false, resultType = Long.class,
			databaseId = "H2")
	@SelectKey(statement = "select lastval()", keyProperty = "id", before = false, resultType = Long.class,
			databaseId = "PostgreSQL")
	@SelectKey(statement = "select last_insert_id()", keyProperty = "id", before = false, resultType = Long.class,
			databaseId = "MariaDB")
	@SelectKey(statement = "select last_insert_rowid()", keyProperty = "id", before = false, resultType = Long.class,
			databaseId = "SQLite")
	int insertWithSelectedKey(Item item);

	@Insert("<script>insert into item (name, price) values"
			+ "<foreach collection='items' item='item' separator=','>(#{item.name}, #{item.price})</foreach></script>")
	int insertAll(@Param("items") List<Item> items);

	@Update("update item set price = #{price} where name = #{name}")
	int price(@Param("name") String name, @Param("price") int price);

	@Delete("delete from item where name = #{name}")
	int delete(String name);

	@Select("select id, name, price, made, sold, flag from item order by id")
	List<Item> all();

	@Select("select id, name, price from item order by id")
	List<Item> page(RowBounds bounds);

	@Select("select id, name, price from item order by id")
	@Options(fetchSize = 2)
	Cursor<Item> streamed();

	@Select("select * from item where name = #{name}")
	Item byName(String name);

	@Select("select name, price from item where id = #{id}")
	Map<String, Object> row(long id);

	@Select("select count(*) from item")
	long count();

	@Select("select id, name from item where id = #{id} for update")
	Item lock(long id);

	@Select("selekt 1")
	int nonsense();

	@Insert("insert into author (name) values (#{name})")
	int author(String name);

	@Insert("insert into book (author_id, title) values (#{author}, #{title})")
	int book(@Param("author") long author, @Param("title") String title);

	@Select("select id, name from author order by id")
	@Result(property = "id", column = "id", id = true)
	@Result(property = "name", column = "name")
	@Result(property = "titles", column = "id", many = @Many(select = "titles", fetchType = FetchType.EAGER))
	List<Map<String, Object>> authors();

	@Select("select title from book where author_id = #{author} order by id")
	List<String> titles(long author);

}
