package dev.tidepool.compat.jpa;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/**
 * The authors.
 */
interface Authors extends JpaRepository<Author, Long> {

	Optional<Author> findByName(String name);

	Page<Author> findByNameStartingWith(String prefix, Pageable page);

	Slice<Author> findSliceByNameStartingWith(String prefix, Pageable page);

	@EntityGraph(attributePaths = "books")
	List<Author> findByNameInOrderById(List<String> names);

	Stream<Author> streamByOrderById();

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	Optional<Author> findLockedByName(String name);

	@Query("select a.name as name, count(b) as books from Author a left join a.books b group by a.name order by a.name")
	List<Object[]> countBooks();

	@Query(value = "select count(*) from book where title like ?1", nativeQuery = true)
	long countTitles(String pattern);

	@Transactional
	@Modifying(clearAutomatically = true)
	@Query("update Author a set a.name = concat(a.name, ?1) where a.name like ?2")
	int rename(String suffix, String pattern);

}
