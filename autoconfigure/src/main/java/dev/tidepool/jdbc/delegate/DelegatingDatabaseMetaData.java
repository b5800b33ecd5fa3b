package dev.tidepool.jdbc.delegate;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Metadata that forward every call to others. {@code unwrap} and {@code isWrapperFor}
 * answer for this object first. Every result set passes {@link #rows}.
 */
public interface DelegatingDatabaseMetaData extends DatabaseMetaData {

	/**
	 * Returns the metadata that a call goes to. Called once for every forwarded call.
	 * @return the metadata to call
	 */
	DatabaseMetaData delegate();

	/**
	 * Returns what the application gets for a result set. The delegate's own, unless it
	 * is overridden.
	 * @param rows what the delegate returned
	 * @return what to hand out
	 */
	default @Nullable ResultSet rows(@Nullable ResultSet rows) {
		return rows;
	}

	@Override
	default <T> T unwrap(Class<T> iface) throws SQLException {
		return iface.isInstance(this) ? iface.cast(this) : delegate().unwrap(iface);
	}

	@Override
	default boolean isWrapperFor(Class<?> iface) throws SQLException {
		return iface.isInstance(this) || delegate().isWrapperFor(iface);
	}

	@Override
	default boolean allProceduresAreCallable() throws SQLException {
		return delegate().allProceduresAreCallable();
	}

	@Override
	default boolean allTablesAreSelectable() throws SQLException {
		return delegate().allTablesAreSelectable();
	}

	@Override
	default boolean autoCommitFailureClosesAllResultSets() throws SQLException {
		return delegate().autoCommitFailureClosesAllResultSets();
	}

	@Override
	default boolean dataDefinitionCausesTransactionCommit() throws SQLException {
		return delegate().dataDefinitionCausesTransactionCommit();
	}

	@Override
	default boolean dataDefinitionIgnoredInTransactions() throws SQLException {
		return delegate().dataDefinitionIgnoredInTransactions();
	}

	@Override
	default boolean deletesAreDetected(int argument1) throws SQLException {
		return delegate().deletesAreDetected(argument1);
	}

	@Override
	default boolean doesMaxRowSizeIncludeBlobs() throws SQLException {
		return delegate().doesMaxRowSizeIncludeBlobs();
	}

	@Override
	default boolean generatedKeyAlwaysReturned() throws SQLException {
		return delegate().generatedKeyAlwaysReturned();
	}

	@Override
	default @Nullable ResultSet getAttributes(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, @Nullable String argument4) throws SQLException {
		return rows(delegate().getAttributes(argument1, argument2, argument3, argument4));
	}

	@Override
	default @Nullable ResultSet getBestRowIdentifier(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, int argument4, boolean argument5) throws SQLException {
		return rows(delegate().getBestRowIdentifier(argument1, argument2, argument3, argument4, argument5));
	}

	@Override
	default @Nullable String getCatalogSeparator() throws SQLException {
		return delegate().getCatalogSeparator();
	}

	@Override
	default @Nullable String getCatalogTerm() throws SQLException {
		return delegate().getCatalogTerm();
	}

	@Override
	default @Nullable ResultSet getCatalogs() throws SQLException {
		return rows(delegate().getCatalogs());
	}

	@Override
	default @Nullable ResultSet getClientInfoProperties() throws SQLException {
		return rows(delegate().getClientInfoProperties());
	}

	@Override
	default @Nullable ResultSet getColumnPrivileges(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, @Nullable String argument4) throws SQLException {
		return rows(delegate().getColumnPrivileges(argument1, argument2, argument3, argument4));
	}

	@Override
	default @Nullable ResultSet getColumns(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, @Nullable String argument4) throws SQLException {
		return rows(delegate().getColumns(argument1, argument2, argument3, argument4));
	}

	@Override
	default @Nullable Connection getConnection() throws SQLException {
		return delegate().getConnection();
	}

	@Override
	default @Nullable ResultSet getCrossReference(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, @Nullable String argument4, @Nullable String argument5,
			@Nullable String argument6) throws SQLException {
		return rows(delegate().getCrossReference(argument1, argument2, argument3, argument4, argument5, argument6));
	}

	@Override
	default int getDatabaseMajorVersion() throws SQLException {
		return delegate().getDatabaseMajorVersion();
	}

	@Override
	default int getDatabaseMinorVersion() throws SQLException {
		return delegate().getDatabaseMinorVersion();
	}

	@Override
	default @Nullable String getDatabaseProductName() throws SQLException {
		return delegate().getDatabaseProductName();
	}

	@Override
	default @Nullable String getDatabaseProductVersion() throws SQLException {
		return delegate().getDatabaseProductVersion();
	}

	@Override
	default int getDefaultTransactionIsolation() throws SQLException {
		return delegate().getDefaultTransactionIsolation();
	}

	@Override
	default int getDriverMajorVersion() {
		return delegate().getDriverMajorVersion();
	}

	@Override
	default int getDriverMinorVersion() {
		return delegate().getDriverMinorVersion();
	}

	@Override
	default @Nullable String getDriverName() throws SQLException {
		return delegate().getDriverName();
	}

	@Override
	default @Nullable String getDriverVersion() throws SQLException {
		return delegate().getDriverVersion();
	}

	@Override
	default @Nullable ResultSet getExportedKeys(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3) throws SQLException {
		return rows(delegate().getExportedKeys(argument1, argument2, argument3));
	}

	@Override
	default @Nullable String getExtraNameCharacters() throws SQLException {
		return delegate().getExtraNameCharacters();
	}

	@Override
	default @Nullable ResultSet getFunctionColumns(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, @Nullable String argument4) throws SQLException {
		return rows(delegate().getFunctionColumns(argument1, argument2, argument3, argument4));
	}

	@Override
	default @Nullable ResultSet getFunctions(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3) throws SQLException {
		return rows(delegate().getFunctions(argument1, argument2, argument3));
	}

	@Override
	default @Nullable String getIdentifierQuoteString() throws SQLException {
		return delegate().getIdentifierQuoteString();
	}

	@Override
	default @Nullable ResultSet getImportedKeys(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3) throws SQLException {
		return rows(delegate().getImportedKeys(argument1, argument2, argument3));
	}

	@Override
	default @Nullable ResultSet getIndexInfo(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, boolean argument4, boolean argument5) throws SQLException {
		return rows(delegate().getIndexInfo(argument1, argument2, argument3, argument4, argument5));
	}

	@Override
	default int getJDBCMajorVersion() throws SQLException {
		return delegate().getJDBCMajorVersion();
	}

	@Override
	default int getJDBCMinorVersion() throws SQLException {
		return delegate().getJDBCMinorVersion();
	}

	@Override
	default int getMaxBinaryLiteralLength() throws SQLException {
		return delegate().getMaxBinaryLiteralLength();
	}

	@Override
	default int getMaxCatalogNameLength() throws SQLException {
		return delegate().getMaxCatalogNameLength();
	}

	@Override
	default int getMaxCharLiteralLength() throws SQLException {
		return delegate().getMaxCharLiteralLength();
	}

	@Override
	default int getMaxColumnNameLength() throws SQLException {
		return delegate().getMaxColumnNameLength();
	}

	@Override
	default int getMaxColumnsInGroupBy() throws SQLException {
		return delegate().getMaxColumnsInGroupBy();
	}

	@Override
	default int getMaxColumnsInIndex() throws SQLException {
		return delegate().getMaxColumnsInIndex();
	}

	@Override
	default int getMaxColumnsInOrderBy() throws SQLException {
		return delegate().getMaxColumnsInOrderBy();
	}

	@Override
	default int getMaxColumnsInSelect() throws SQLException {
		return delegate().getMaxColumnsInSelect();
	}

	@Override
	default int getMaxColumnsInTable() throws SQLException {
		return delegate().getMaxColumnsInTable();
	}

	@Override
	default int getMaxConnections() throws SQLException {
		return delegate().getMaxConnections();
	}

	@Override
	default int getMaxCursorNameLength() throws SQLException {
		return delegate().getMaxCursorNameLength();
	}

	@Override
	default int getMaxIndexLength() throws SQLException {
		return delegate().getMaxIndexLength();
	}

	@Override
	default long getMaxLogicalLobSize() throws SQLException {
		return delegate().getMaxLogicalLobSize();
	}

	@Override
	default int getMaxProcedureNameLength() throws SQLException {
		return delegate().getMaxProcedureNameLength();
	}

	@Override
	default int getMaxRowSize() throws SQLException {
		return delegate().getMaxRowSize();
	}

	@Override
	default int getMaxSchemaNameLength() throws SQLException {
		return delegate().getMaxSchemaNameLength();
	}

	@Override
	default int getMaxStatementLength() throws SQLException {
		return delegate().getMaxStatementLength();
	}

	@Override
	default int getMaxStatements() throws SQLException {
		return delegate().getMaxStatements();
	}

	@Override
	default int getMaxTableNameLength() throws SQLException {
		return delegate().getMaxTableNameLength();
	}

	@Override
	default int getMaxTablesInSelect() throws SQLException {
		return delegate().getMaxTablesInSelect();
	}

	@Override
	default int getMaxUserNameLength() throws SQLException {
		return delegate().getMaxUserNameLength();
	}

	@Override
	default @Nullable String getNumericFunctions() throws SQLException {
		return delegate().getNumericFunctions();
	}

	@Override
	default @Nullable ResultSet getPrimaryKeys(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3) throws SQLException {
		return rows(delegate().getPrimaryKeys(argument1, argument2, argument3));
	}

	@Override
	default @Nullable ResultSet getProcedureColumns(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, @Nullable String argument4) throws SQLException {
		return rows(delegate().getProcedureColumns(argument1, argument2, argument3, argument4));
	}

	@Override
	default @Nullable String getProcedureTerm() throws SQLException {
		return delegate().getProcedureTerm();
	}

	@Override
	default @Nullable ResultSet getProcedures(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3) throws SQLException {
		return rows(delegate().getProcedures(argument1, argument2, argument3));
	}

	@Override
	default @Nullable ResultSet getPseudoColumns(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, @Nullable String argument4) throws SQLException {
		return rows(delegate().getPseudoColumns(argument1, argument2, argument3, argument4));
	}

	@Override
	default int getResultSetHoldability() throws SQLException {
		return delegate().getResultSetHoldability();
	}

	@Override
	default RowIdLifetime getRowIdLifetime() throws SQLException {
		return delegate().getRowIdLifetime();
	}

	@Override
	default @Nullable String getSQLKeywords() throws SQLException {
		return delegate().getSQLKeywords();
	}

	@Override
	default int getSQLStateType() throws SQLException {
		return delegate().getSQLStateType();
	}

	@Override
	default @Nullable String getSchemaTerm() throws SQLException {
		return delegate().getSchemaTerm();
	}

	@Override
	default @Nullable ResultSet getSchemas() throws SQLException {
		return rows(delegate().getSchemas());
	}

	@Override
	default @Nullable ResultSet getSchemas(@Nullable String argument1, @Nullable String argument2) throws SQLException {
		return rows(delegate().getSchemas(argument1, argument2));
	}

	@Override
	default @Nullable String getSearchStringEscape() throws SQLException {
		return delegate().getSearchStringEscape();
	}

	@Override
	default @Nullable String getStringFunctions() throws SQLException {
		return delegate().getStringFunctions();
	}

	@Override
	default @Nullable ResultSet getSuperTables(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3) throws SQLException {
		return rows(delegate().getSuperTables(argument1, argument2, argument3));
	}

	@Override
	default @Nullable ResultSet getSuperTypes(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3) throws SQLException {
		return rows(delegate().getSuperTypes(argument1, argument2, argument3));
	}

	@Override
	default @Nullable String getSystemFunctions() throws SQLException {
		return delegate().getSystemFunctions();
	}

	@Override
	default @Nullable ResultSet getTablePrivileges(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3) throws SQLException {
		return rows(delegate().getTablePrivileges(argument1, argument2, argument3));
	}

	@Override
	default @Nullable ResultSet getTableTypes() throws SQLException {
		return rows(delegate().getTableTypes());
	}

	@Override
	default @Nullable ResultSet getTables(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, String @Nullable [] argument4) throws SQLException {
		return rows(delegate().getTables(argument1, argument2, argument3, argument4));
	}

	@Override
	default @Nullable String getTimeDateFunctions() throws SQLException {
		return delegate().getTimeDateFunctions();
	}

	@Override
	default @Nullable ResultSet getTypeInfo() throws SQLException {
		return rows(delegate().getTypeInfo());
	}

	@Override
	default @Nullable ResultSet getUDTs(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3, int @Nullable [] argument4) throws SQLException {
		return rows(delegate().getUDTs(argument1, argument2, argument3, argument4));
	}

	@Override
	default @Nullable String getURL() throws SQLException {
		return delegate().getURL();
	}

	@Override
	default @Nullable String getUserName() throws SQLException {
		return delegate().getUserName();
	}

	@Override
	default @Nullable ResultSet getVersionColumns(@Nullable String argument1, @Nullable String argument2,
			@Nullable String argument3) throws SQLException {
		return rows(delegate().getVersionColumns(argument1, argument2, argument3));
	}

	@Override
	default boolean insertsAreDetected(int argument1) throws SQLException {
		return delegate().insertsAreDetected(argument1);
	}

	@Override
	default boolean isCatalogAtStart() throws SQLException {
		return delegate().isCatalogAtStart();
	}

	@Override
	default boolean isReadOnly() throws SQLException {
		return delegate().isReadOnly();
	}

	@Override
	default boolean locatorsUpdateCopy() throws SQLException {
		return delegate().locatorsUpdateCopy();
	}

	@Override
	default boolean nullPlusNonNullIsNull() throws SQLException {
		return delegate().nullPlusNonNullIsNull();
	}

	@Override
	default boolean nullsAreSortedAtEnd() throws SQLException {
		return delegate().nullsAreSortedAtEnd();
	}

	@Override
	default boolean nullsAreSortedAtStart() throws SQLException {
		return delegate().nullsAreSortedAtStart();
	}

	@Override
	default boolean nullsAreSortedHigh() throws SQLException {
		return delegate().nullsAreSortedHigh();
	}

	@Override
	default boolean nullsAreSortedLow() throws SQLException {
		return delegate().nullsAreSortedLow();
	}

	@Override
	default boolean othersDeletesAreVisible(int argument1) throws SQLException {
		return delegate().othersDeletesAreVisible(argument1);
	}

	@Override
	default boolean othersInsertsAreVisible(int argument1) throws SQLException {
		return delegate().othersInsertsAreVisible(argument1);
	}

	@Override
	default boolean othersUpdatesAreVisible(int argument1) throws SQLException {
		return delegate().othersUpdatesAreVisible(argument1);
	}

	@Override
	default boolean ownDeletesAreVisible(int argument1) throws SQLException {
		return delegate().ownDeletesAreVisible(argument1);
	}

	@Override
	default boolean ownInsertsAreVisible(int argument1) throws SQLException {
		return delegate().ownInsertsAreVisible(argument1);
	}

	@Override
	default boolean ownUpdatesAreVisible(int argument1) throws SQLException {
		return delegate().ownUpdatesAreVisible(argument1);
	}

	@Override
	default boolean storesLowerCaseIdentifiers() throws SQLException {
		return delegate().storesLowerCaseIdentifiers();
	}

	@Override
	default boolean storesLowerCaseQuotedIdentifiers() throws SQLException {
		return delegate().storesLowerCaseQuotedIdentifiers();
	}

	@Override
	default boolean storesMixedCaseIdentifiers() throws SQLException {
		return delegate().storesMixedCaseIdentifiers();
	}

	@Override
	default boolean storesMixedCaseQuotedIdentifiers() throws SQLException {
		return delegate().storesMixedCaseQuotedIdentifiers();
	}

	@Override
	default boolean storesUpperCaseIdentifiers() throws SQLException {
		return delegate().storesUpperCaseIdentifiers();
	}

	@Override
	default boolean storesUpperCaseQuotedIdentifiers() throws SQLException {
		return delegate().storesUpperCaseQuotedIdentifiers();
	}

	@Override
	default boolean supportsANSI92EntryLevelSQL() throws SQLException {
		return delegate().supportsANSI92EntryLevelSQL();
	}

	@Override
	default boolean supportsANSI92FullSQL() throws SQLException {
		return delegate().supportsANSI92FullSQL();
	}

	@Override
	default boolean supportsANSI92IntermediateSQL() throws SQLException {
		return delegate().supportsANSI92IntermediateSQL();
	}

	@Override
	default boolean supportsAlterTableWithAddColumn() throws SQLException {
		return delegate().supportsAlterTableWithAddColumn();
	}

	@Override
	default boolean supportsAlterTableWithDropColumn() throws SQLException {
		return delegate().supportsAlterTableWithDropColumn();
	}

	@Override
	default boolean supportsBatchUpdates() throws SQLException {
		return delegate().supportsBatchUpdates();
	}

	@Override
	default boolean supportsCatalogsInDataManipulation() throws SQLException {
		return delegate().supportsCatalogsInDataManipulation();
	}

	@Override
	default boolean supportsCatalogsInIndexDefinitions() throws SQLException {
		return delegate().supportsCatalogsInIndexDefinitions();
	}

	@Override
	default boolean supportsCatalogsInPrivilegeDefinitions() throws SQLException {
		return delegate().supportsCatalogsInPrivilegeDefinitions();
	}

	@Override
	default boolean supportsCatalogsInProcedureCalls() throws SQLException {
		return delegate().supportsCatalogsInProcedureCalls();
	}

	@Override
	default boolean supportsCatalogsInTableDefinitions() throws SQLException {
		return delegate().supportsCatalogsInTableDefinitions();
	}

	@Override
	default boolean supportsColumnAliasing() throws SQLException {
		return delegate().supportsColumnAliasing();
	}

	@Override
	default boolean supportsConvert() throws SQLException {
		return delegate().supportsConvert();
	}

	@Override
	default boolean supportsConvert(int argument1, int argument2) throws SQLException {
		return delegate().supportsConvert(argument1, argument2);
	}

	@Override
	default boolean supportsCoreSQLGrammar() throws SQLException {
		return delegate().supportsCoreSQLGrammar();
	}

	@Override
	default boolean supportsCorrelatedSubqueries() throws SQLException {
		return delegate().supportsCorrelatedSubqueries();
	}

	@Override
	default boolean supportsDataDefinitionAndDataManipulationTransactions() throws SQLException {
		return delegate().supportsDataDefinitionAndDataManipulationTransactions();
	}

	@Override
	default boolean supportsDataManipulationTransactionsOnly() throws SQLException {
		return delegate().supportsDataManipulationTransactionsOnly();
	}

	@Override
	default boolean supportsDifferentTableCorrelationNames() throws SQLException {
		return delegate().supportsDifferentTableCorrelationNames();
	}

	@Override
	default boolean supportsExpressionsInOrderBy() throws SQLException {
		return delegate().supportsExpressionsInOrderBy();
	}

	@Override
	default boolean supportsExtendedSQLGrammar() throws SQLException {
		return delegate().supportsExtendedSQLGrammar();
	}

	@Override
	default boolean supportsFullOuterJoins() throws SQLException {
		return delegate().supportsFullOuterJoins();
	}

	@Override
	default boolean supportsGetGeneratedKeys() throws SQLException {
		return delegate().supportsGetGeneratedKeys();
	}

	@Override
	default boolean supportsGroupBy() throws SQLException {
		return delegate().supportsGroupBy();
	}

	@Override
	default boolean supportsGroupByBeyondSelect() throws SQLException {
		return delegate().supportsGroupByBeyondSelect();
	}

	@Override
	default boolean supportsGroupByUnrelated() throws SQLException {
		return delegate().supportsGroupByUnrelated();
	}

	@Override
	default boolean supportsIntegrityEnhancementFacility() throws SQLException {
		return delegate().supportsIntegrityEnhancementFacility();
	}

	@Override
	default boolean supportsLikeEscapeClause() throws SQLException {
		return delegate().supportsLikeEscapeClause();
	}

	@Override
	default boolean supportsLimitedOuterJoins() throws SQLException {
		return delegate().supportsLimitedOuterJoins();
	}

	@Override
	default boolean supportsMinimumSQLGrammar() throws SQLException {
		return delegate().supportsMinimumSQLGrammar();
	}

	@Override
	default boolean supportsMixedCaseIdentifiers() throws SQLException {
		return delegate().supportsMixedCaseIdentifiers();
	}

	@Override
	default boolean supportsMixedCaseQuotedIdentifiers() throws SQLException {
		return delegate().supportsMixedCaseQuotedIdentifiers();
	}

	@Override
	default boolean supportsMultipleOpenResults() throws SQLException {
		return delegate().supportsMultipleOpenResults();
	}

	@Override
	default boolean supportsMultipleResultSets() throws SQLException {
		return delegate().supportsMultipleResultSets();
	}

	@Override
	default boolean supportsMultipleTransactions() throws SQLException {
		return delegate().supportsMultipleTransactions();
	}

	@Override
	default boolean supportsNamedParameters() throws SQLException {
		return delegate().supportsNamedParameters();
	}

	@Override
	default boolean supportsNonNullableColumns() throws SQLException {
		return delegate().supportsNonNullableColumns();
	}

	@Override
	default boolean supportsOpenCursorsAcrossCommit() throws SQLException {
		return delegate().supportsOpenCursorsAcrossCommit();
	}

	@Override
	default boolean supportsOpenCursorsAcrossRollback() throws SQLException {
		return delegate().supportsOpenCursorsAcrossRollback();
	}

	@Override
	default boolean supportsOpenStatementsAcrossCommit() throws SQLException {
		return delegate().supportsOpenStatementsAcrossCommit();
	}

	@Override
	default boolean supportsOpenStatementsAcrossRollback() throws SQLException {
		return delegate().supportsOpenStatementsAcrossRollback();
	}

	@Override
	default boolean supportsOrderByUnrelated() throws SQLException {
		return delegate().supportsOrderByUnrelated();
	}

	@Override
	default boolean supportsOuterJoins() throws SQLException {
		return delegate().supportsOuterJoins();
	}

	@Override
	default boolean supportsPositionedDelete() throws SQLException {
		return delegate().supportsPositionedDelete();
	}

	@Override
	default boolean supportsPositionedUpdate() throws SQLException {
		return delegate().supportsPositionedUpdate();
	}

	@Override
	default boolean supportsRefCursors() throws SQLException {
		return delegate().supportsRefCursors();
	}

	@Override
	default boolean supportsResultSetConcurrency(int argument1, int argument2) throws SQLException {
		return delegate().supportsResultSetConcurrency(argument1, argument2);
	}

	@Override
	default boolean supportsResultSetHoldability(int argument1) throws SQLException {
		return delegate().supportsResultSetHoldability(argument1);
	}

	@Override
	default boolean supportsResultSetType(int argument1) throws SQLException {
		return delegate().supportsResultSetType(argument1);
	}

	@Override
	default boolean supportsSavepoints() throws SQLException {
		return delegate().supportsSavepoints();
	}

	@Override
	default boolean supportsSchemasInDataManipulation() throws SQLException {
		return delegate().supportsSchemasInDataManipulation();
	}

	@Override
	default boolean supportsSchemasInIndexDefinitions() throws SQLException {
		return delegate().supportsSchemasInIndexDefinitions();
	}

	@Override
	default boolean supportsSchemasInPrivilegeDefinitions() throws SQLException {
		return delegate().supportsSchemasInPrivilegeDefinitions();
	}

	@Override
	default boolean supportsSchemasInProcedureCalls() throws SQLException {
		return delegate().supportsSchemasInProcedureCalls();
	}

	@Override
	default boolean supportsSchemasInTableDefinitions() throws SQLException {
		return delegate().supportsSchemasInTableDefinitions();
	}

	@Override
	default boolean supportsSelectForUpdate() throws SQLException {
		return delegate().supportsSelectForUpdate();
	}

	@Override
	default boolean supportsSharding() throws SQLException {
		return delegate().supportsSharding();
	}

	@Override
	default boolean supportsStatementPooling() throws SQLException {
		return delegate().supportsStatementPooling();
	}

	@Override
	default boolean supportsStoredFunctionsUsingCallSyntax() throws SQLException {
		return delegate().supportsStoredFunctionsUsingCallSyntax();
	}

	@Override
	default boolean supportsStoredProcedures() throws SQLException {
		return delegate().supportsStoredProcedures();
	}

	@Override
	default boolean supportsSubqueriesInComparisons() throws SQLException {
		return delegate().supportsSubqueriesInComparisons();
	}

	@Override
	default boolean supportsSubqueriesInExists() throws SQLException {
		return delegate().supportsSubqueriesInExists();
	}

	@Override
	default boolean supportsSubqueriesInIns() throws SQLException {
		return delegate().supportsSubqueriesInIns();
	}

	@Override
	default boolean supportsSubqueriesInQuantifieds() throws SQLException {
		return delegate().supportsSubqueriesInQuantifieds();
	}

	@Override
	default boolean supportsTableCorrelationNames() throws SQLException {
		return delegate().supportsTableCorrelationNames();
	}

	@Override
	default boolean supportsTransactionIsolationLevel(int argument1) throws SQLException {
		return delegate().supportsTransactionIsolationLevel(argument1);
	}

	@Override
	default boolean supportsTransactions() throws SQLException {
		return delegate().supportsTransactions();
	}

	@Override
	default boolean supportsUnion() throws SQLException {
		return delegate().supportsUnion();
	}

	@Override
	default boolean supportsUnionAll() throws SQLException {
		return delegate().supportsUnionAll();
	}

	@Override
	default boolean updatesAreDetected(int argument1) throws SQLException {
		return delegate().updatesAreDetected(argument1);
	}

	@Override
	default boolean usesLocalFilePerTable() throws SQLException {
		return delegate().usesLocalFilePerTable();
	}

	@Override
	default boolean usesLocalFiles() throws SQLException {
		return delegate().usesLocalFiles();
	}

}
