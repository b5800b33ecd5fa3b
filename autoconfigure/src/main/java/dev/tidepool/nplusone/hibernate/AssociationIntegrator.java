package dev.tidepool.nplusone.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tidepool.jdbc.Faults;
import dev.tidepool.nplusone.Associations;
import dev.tidepool.nplusone.LoadMark;
import dev.tidepool.nplusone.UnitsOfWork;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.InitializeCollectionEventListener;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.event.spi.LoadEventListener.LoadType;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Marks the thread while Hibernate loads an association, and tells which associations
 * there are. Thread-safe. A fault here leaves the session factory as it was.
 */
public final class AssociationIntegrator implements Integrator {

	private final UnitsOfWork units;

	private final Associations associations;

	private final Faults faults;

	private final Map<SessionFactoryImplementor, Runnable> integrated = new ConcurrentHashMap<>();

	/**
	 * Create an integrator.
	 * @param units marked while an association is loaded
	 * @param associations told what is mapped
	 * @param faults contains what goes wrong
	 */
	public AssociationIntegrator(UnitsOfWork units, Associations associations, Faults faults) {
		this.units = units;
		this.associations = associations;
		this.faults = faults;
	}

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor factory) {
		this.faults.guard(this, () -> {
			MappedAssociations mapped = MappedAssociations.of(metadata,
					factory.getSessionFactoryOptions().getDefaultBatchFetchSize());
			this.integrated.put(factory, this.associations.add(mapped.all()));
			EventListenerRegistry listeners = factory.getEventEngine().getListenerRegistry();
			observeLoads(listeners.getEventListenerGroup(EventType.LOAD), mapped.marksByTarget());
			observeCollections(listeners.getEventListenerGroup(EventType.INIT_COLLECTION), mapped.marksByRole());
		});
	}

	private void observeLoads(EventListenerGroup<LoadEventListener> group, Map<String, LoadMark> marks) {
		List<LoadEventListener> before = take(group);
		for (LoadEventListener listener : before) {
			group.appendListener((event, type) -> {
				LoadMark mark = isAssociation(type) ? marks.get(event.getEntityClassName()) : null;
				LoadMark outer = this.units.mark(mark);
				try {
					listener.onLoad(event, type);
				}
				finally {
					this.units.mark(outer);
				}
			});
		}
	}

	private void observeCollections(EventListenerGroup<InitializeCollectionEventListener> group,
			Map<String, LoadMark> marks) {
		List<InitializeCollectionEventListener> before = take(group);
		for (InitializeCollectionEventListener listener : before) {
			group.appendListener((event) -> {
				String role = event.getCollection().getRole();
				LoadMark mark = (role != null) ? marks.get(role) : null;
				LoadMark outer = this.units.mark(mark);
				try {
					listener.onInitializeCollection(event);
				}
				finally {
					this.units.mark(outer);
				}
			});
		}
	}

	private static <T> List<T> take(EventListenerGroup<T> group) {
		List<T> listeners = new ArrayList<>();
		group.fireEventOnEachListener(listeners, (listener, list) -> list.add(listener));
		group.clearListeners();
		return listeners;
	}

	/** Not what the application asked for by key. */
	private static boolean isAssociation(@Nullable LoadType type) {
		return type == LoadEventListener.IMMEDIATE_LOAD || type == LoadEventListener.INTERNAL_LOAD_EAGER
				|| type == LoadEventListener.INTERNAL_LOAD_NULLABLE;
	}

	@Override
	public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry serviceRegistry) {
		Runnable removal = this.integrated.remove(factory);
		if (removal != null) {
			removal.run();
		}
	}

}
