package dev.tidepool.corpus;

import java.util.List;
import java.util.Map;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.One;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.FetchType;
import org.apache.ibatis.session.RowBounds;

/**
 * Customers and their invoices in MyBatis.
 */
interface CustomerMapper {

	@Select("select id, name from customer order by id limit #{limit}")
	@Result(property = "id", column = "id", id = true)
	@Result(property = "invoices", column = "id", many = @Many(select = "invoicesOf", fetchType = FetchType.EAGER))
	List<Map<String, Object>> customersWithInvoices(int limit);

	@Select("select total from invoice where customer_id = #{customer}")
	List<Integer> invoicesOf(int customer);

	@Select("select id, customer_id from invoice order by id limit #{limit}")
	@Result(property = "id", column = "id", id = true)
	@Result(property = "customer", column = "customer_id", one = @One(select = "customer", fetchType = FetchType.EAGER))
	List<Map<String, Object>> invoicesWithCustomer(int limit);

	@Select("select name from customer where id = #{id}")
	String customer(int id);

	@Select("select id from customer order by id limit #{limit}")
	List<Integer> ids(int limit);

	@Select("select c.id, i.total from customer c join invoice i on i.customer_id = c.id order by c.id limit #{limit}")
	List<Map<String, Object>> joined(int limit);

	@Select("<script>select name from customer where id in"
			+ "<foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
	List<String> names(@Param("ids") List<Integer> ids);

	@Select("select id from invoice order by id limit #{limit} offset #{offset}")
	List<Integer> page(@Param("limit") int limit, @Param("offset") int offset);

	@Select("select id from invoice order by id")
	List<Integer> bounded(RowBounds bounds);

	@Insert("insert into journal (entry) values (#{entry})")
	int journal(String entry);

}
