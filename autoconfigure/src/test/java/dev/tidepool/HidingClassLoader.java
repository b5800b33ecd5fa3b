package dev.tidepool;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;

/**
 * Loads Tidepool's classes anew, as if some libraries were not on the class path.
 */
public final class HidingClassLoader extends ClassLoader {

	private final String[] hidden;

	/**
	 * Create a class loader.
	 * @param hidden the packages that are hidden, with those below them
	 */
	public HidingClassLoader(String... hidden) {
		super(HidingClassLoader.class.getClassLoader());
		this.hidden = hidden;
	}

	/**
	 * Makes an object of a class as it is in here.
	 * @param type the class, with a constructor without parameters
	 * @param view a type of the JDK's to reach it by
	 */
	public <T> T make(Class<?> type, Class<T> view) throws ReflectiveOperationException {
		Constructor<?> constructor = loadClass(type.getName()).getDeclaredConstructor();
		constructor.setAccessible(true);
		return view.cast(constructor.newInstance());
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		for (String prefix : this.hidden) {
			if (name.startsWith(prefix + ".")) {
				throw new ClassNotFoundException(name);
			}
		}
		if (!name.startsWith("dev.tidepool.")) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> known = findLoadedClass(name);
			return (known != null) ? known : define(name);
		}
	}

	private Class<?> define(String name) throws ClassNotFoundException {
		try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (file == null) {
				throw new ClassNotFoundException(name);
			}
			byte[] bytes = file.readAllBytes();
			return defineClass(name, bytes, 0, bytes.length);
		}
		catch (IOException ex) {
			throw new ClassNotFoundException(name, ex);
		}
	}

}
