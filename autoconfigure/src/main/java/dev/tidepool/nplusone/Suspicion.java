package dev.tidepool.nplusone;

/**
 * What was noted while a template repeated, and who judges it when the unit ends. This is
 * where evidence gathers.
 */
@FunctionalInterface
interface Suspicion {

	/**
	 * The unit ended: now the counts are final and the unit has its name.
	 * @param unit the unit of work
	 * @param use how it used the template
	 */
	void conclude(UnitOfWork unit, TemplateUse use);

}
