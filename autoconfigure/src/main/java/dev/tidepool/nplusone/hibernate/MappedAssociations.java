package dev.tidepool.nplusone.hibernate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.tidepool.nplusone.Association;
import dev.tidepool.nplusone.Association.Shape;
import dev.tidepool.nplusone.LoadMark;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Bag;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads the associations out of Hibernate's mapping.
 */
final class MappedAssociations {

	private final Metadata metadata;

	private final int defaultBatchSize;

	private final List<Association> all = new ArrayList<>();

	private final Map<String, List<Association>> byTarget = new HashMap<>();

	private final Map<String, LoadMark> byRole = new HashMap<>();

	private MappedAssociations(Metadata metadata, int defaultBatchSize) {
		this.metadata = metadata;
		this.defaultBatchSize = defaultBatchSize;
	}

	static MappedAssociations of(Metadata metadata, int defaultBatchSize) {
		MappedAssociations mapped = new MappedAssociations(metadata, defaultBatchSize);
		for (PersistentClass entity : metadata.getEntityBindings()) {
			for (Property property : entity.getProperties()) {
				mapped.add(entity, property, property.getValue());
			}
		}
		return mapped;
	}

	List<Association> all() {
		return this.all;
	}

	Map<String, LoadMark> marksByTarget() {
		Map<String, LoadMark> marks = new HashMap<>();
		this.byTarget.forEach((target, candidates) -> marks.put(target, new LoadMark(candidates)));
		return marks;
	}

	Map<String, LoadMark> marksByRole() {
		return this.byRole;
	}

	private void add(PersistentClass owner, Property property, Value value) {
		if (value instanceof ToOne toOne) {
			addToOne(owner, property, toOne);
		}
		else if (value instanceof Collection collection) {
			addCollection(owner, property, collection);
		}
	}

	private void addToOne(PersistentClass owner, Property property, ToOne toOne) {
		PersistentClass target = this.metadata.getEntityBinding(toOne.getReferencedEntityName());
		if (target == null) {
			return;
		}
		boolean inverse = toOne instanceof OneToOne one && one.getMappedByProperty() != null;
		Shape shape = inverse ? Shape.ONE_TO_ONE
				: (toOne instanceof ManyToOne && toOne.isLazy()) ? Shape.LAZY_TO_ONE : Shape.EAGER_TO_ONE;
		String referenced = inverse ? ((OneToOne) toOne).getMappedByProperty() : toOne.getReferencedPropertyName();
		Value key = (referenced != null) ? target.getProperty(referenced).getValue() : target.getKey();
		Association association = new Association(shortName(owner), property.getName(), table(owner), table(target),
				column(key), shape, Math.max(batchSize(target.getBatchSize()), 1));
		this.all.add(association);
		this.byTarget.computeIfAbsent(target.getEntityName(), (name) -> new ArrayList<>()).add(association);
	}

	private void addCollection(PersistentClass owner, Property property, Collection collection) {
		Association association = new Association(shortName(owner), property.getName(), table(owner),
				collection.getCollectionTable().getName().toLowerCase(Locale.ROOT), column(collection.getKey()),
				(collection instanceof Bag) ? Shape.BAG : Shape.COLLECTION, batchSize(collection.getBatchSize()));
		this.all.add(association);
		this.byRole.put(collection.getRole(), new LoadMark(List.of(association)));
	}

	private int batchSize(int own) {
		return Math.max(1, (own > 0) ? own : this.defaultBatchSize);
	}

	private static String shortName(PersistentClass entity) {
		String name = entity.getEntityName();
		return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
	}

	private static String table(PersistentClass entity) {
		return entity.getTable().getName().toLowerCase(Locale.ROOT);
	}

	private static String column(@Nullable Value value) {
		List<Column> columns = (value != null) ? value.getColumns() : List.of();
		return columns.isEmpty() ? "" : columns.get(0).getName().toLowerCase(Locale.ROOT);
	}

}
