package dev.tidepool.sql;

import java.util.Set;

/**
 * The functions that are known to write no table. Kept by hand: a function belongs here
 * only if every database that ships it under this name is known to leave data alone.
 * Functions that run a query given as text ({@code query_to_xml}, {@code ts_stat},
 * {@code openquery}) or touch files do not belong here.
 * <p>
 * A user may define a function under a listed name; that cannot be seen in the text.
 */
final class KnownFunctions {

	/** The result depends on the arguments and the rows alone. Types are listed too. */
	static final Set<String> HARMLESS = Keywords.words(Builtins.AGGREGATES + Builtins.STRINGS + Builtins.NUMBERS
			+ Builtins.DATES + Builtins.DOCUMENTS + Builtins.ARRAYS + Builtins.TYPES);

	/** Harmless, but two executions on the same rows may differ. */
	static final Set<String> NON_DETERMINISTIC = Keywords.words("""
			now random rand newid newsequentialid uuid uuid_short random_uuid gen_random_uuid gen_random_bytes
			uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 uuidv4 uuidv7 sys_guid
			random_normal randomblob crypt_gen_random random_bytes secure_rand clock_timestamp statement_timestamp
			transaction_timestamp timeofday current_timestamp current_date current_time localtime localtimestamp
			curdate curtime sysdate systimestamp sysdatetime sysutcdatetime sysdatetimeoffset getdate getutcdate
			utc_date utc_time utc_timestamp unix_timestamp age strftime pg_sleep sleep
			pg_relation_size pg_total_relation_size pg_table_size pg_indexes_size pg_database_size pg_column_size
			pg_postmaster_start_time pg_is_in_recovery pg_current_wal_lsn pg_last_wal_replay_lsn
			pg_last_wal_receive_lsn pg_last_xact_replay_timestamp txid_current_snapshot pg_current_snapshot
			obj_description col_description shobj_description pg_get_viewdef pg_get_indexdef pg_get_constraintdef
			pg_get_expr pg_get_functiondef pg_get_serial_sequence pg_get_userbyid format_type object_id object_name
			col_name schema_id schema_name db_id db_name type_id type_name objectproperty columnproperty
			memory_used memory_free
			""");

	/** Harmless, but the result belongs to the session. */
	static final Set<String> SESSION_DEPENDENT = Keywords.words("""
			current_user session_user system_user user current_role current_schema current_schemas current_catalog
			current_database database schema current_setting current_query currval lastval last_insert_rowid changes
			total_changes last_insert_id row_count found_rows scope_identity identity ident_current rowcount_big
			connection_id session_id pg_backend_pid pg_my_temp_schema inet_client_addr inet_client_port
			inet_server_addr inet_server_port txid_current pg_current_xact_id txid_current_if_assigned
			pg_current_xact_id_if_assigned has_table_privilege has_column_privilege has_schema_privilege
			has_database_privilege has_function_privilege has_sequence_privilege pg_has_role row_security_active
			to_regclass to_regproc to_regtype to_regnamespace to_regrole pg_table_is_visible userenv sys_context
			suser_sname suser_name original_login host_name app_name is_member is_srvrolemember user_name
			context_info session_context xact_state trancount error_number error_message current_user_id
			lock_mode lock_timeout autocommit transaction_id
			""");

	/** Leave something in the session, or take something that outlives the statement. */
	static final Set<String> SESSION_CHANGING = Keywords.words("""
			set_config setseed get_lock release_lock release_all_locks is_free_lock is_used_lock
			pg_advisory_lock pg_advisory_lock_shared pg_advisory_unlock pg_advisory_unlock_shared
			pg_advisory_unlock_all pg_advisory_xact_lock pg_advisory_xact_lock_shared pg_try_advisory_lock
			pg_try_advisory_lock_shared pg_try_advisory_xact_lock pg_try_advisory_xact_lock_shared
			""");

	/** Move a sequence. */
	static final Set<String> SEQUENCE = Set.of("nextval", "setval");

	/** The time of execution if called without arguments. */
	static final Set<String> CLOCK_WITHOUT_ARGUMENTS = Set.of("date", "time", "datetime", "timestamp", "julianday",
			"unixepoch");

	private KnownFunctions() {
	}

}
