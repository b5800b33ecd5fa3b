package dev.tidepool.boot.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tidepool.jdbc.Faults;
import dev.tidepool.nplusone.Associations;
import dev.tidepool.nplusone.UnitsOfWork;
import dev.tidepool.nplusone.hibernate.AssociationIntegrator;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Has Hibernate tell of associations, whoever makes the entity manager factory.
 */
final class AssociationsPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<UnitsOfWork> units;

	private final ObjectProvider<Associations> associations;

	private final ObjectProvider<Faults> faults;

	AssociationsPostProcessor(ObjectProvider<UnitsOfWork> units, ObjectProvider<Associations> associations,
			ObjectProvider<Faults> faults) {
		this.units = units;
		this.associations = associations;
		this.faults = faults;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory) {
			Map<String, Object> properties = factory.getJpaPropertyMap();
			Object before = properties.get(JpaSettings.INTEGRATOR_PROVIDER);
			// A class name, or the like: Hibernate knows what to do with it, and it is
			// the application's
			if (before == null || before instanceof IntegratorProvider) {
				properties.put(JpaSettings.INTEGRATOR_PROVIDER, provider((IntegratorProvider) before));
			}
		}
		return bean;
	}

	private IntegratorProvider provider(@org.jspecify.annotations.Nullable IntegratorProvider before) {
		Integrator own = new AssociationIntegrator(this.units.getObject(), this.associations.getObject(),
				this.faults.getObject());
		return () -> {
			List<Integrator> integrators = new ArrayList<>((before != null) ? before.getIntegrators() : List.of());
			integrators.add(own);
			return integrators;
		};
	}

}
