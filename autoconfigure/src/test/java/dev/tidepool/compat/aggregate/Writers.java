package dev.tidepool.compat.aggregate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

/**
 * The writers.
 */
interface Writers extends ListCrudRepository<Writer, Long> {

	Optional<Writer> findByName(String name);

	List<Writer> findByNameStartingWithOrderByName(String prefix);

	Page<Writer> findByNameNot(String name, Pageable page);

	@Lock(LockMode.PESSIMISTIC_WRITE)
	Optional<Writer> findLockedByName(String name);

	@Query("select name from author order by id")
	Stream<String> streamNames();

	@Modifying
	@Query("update author set name = :name where id = :id")
	int rename(Long id, String name);

}
