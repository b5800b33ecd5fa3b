package dev.tidepool.boot.things;

import java.util.List;

import dev.tidepool.cache.CachedQuery;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository, one of whose queries is cached.
 */
public interface Things extends JpaRepository<Thing, Long> {

	@CachedQuery(ttl = "60s")
	List<Thing> findByName(String name);

}
