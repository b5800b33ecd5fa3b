package dev.tidepool.sql;

/**
 * Names of harmless built-in functions of H2, PostgreSQL, MySQL, MariaDB, SQLite, Oracle
 * and SQL Server, by theme. See {@link KnownFunctions} for what may be added.
 */
final class Builtins {

	static final String AGGREGATES = """
			count sum avg min max total any_value every bool_and bool_or bit_and bit_or bit_xor bit_and_agg bit_or_agg
			stddev stddev_pop stddev_samp std var variance var_pop var_samp stdev stdevp varp corr covar_pop
			covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy
			percentile_cont percentile_disc median mode approx_count_distinct count_big checksum_agg grouping
			grouping_id string_agg group_concat listagg wm_concat xmlagg array_agg json_agg jsonb_agg json_arrayagg
			json_objectagg json_object_agg jsonb_object_agg json_group_array json_group_object range_agg
			range_intersect_agg histogram selectivity envelope
			row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
			ratio_to_report rollup cube
			""";

	static final String STRINGS = """
			coalesce nullif ifnull isnull nvl nvl2 decode iif if greatest least cast convert try_cast try_convert
			parse try_parse choose nullifzero zeroifnull casewhen lnnvl num_nulls num_nonnulls elt field
			lower upper ucase lcase initcap length len char_length character_length octet_length bit_length datalength
			substring substr substrb mid left right trim ltrim rtrim btrim lpad rpad space repeat replicate replace
			insert overlay stuff reverse concat concat_ws position locate instr charindex patindex strpos
			translate ascii chr char nchar unicode unichar unistr asciistr soundex difference metaphone quote quotename
			quote_literal quote_ident quote_nullable format printf format_message to_char to_number to_clob to_nchar
			str split_part string_split string_to_array string_to_table strcmp substring_index find_in_set export_set
			make_set starts_with ends_with contains regexp_replace regexp_substr regexp_instr regexp_like regexp_count
			regexp_match regexp_matches regexp_split_to_array regexp_split_to_table like glob ilike normalize
			is_normalized hex unhex to_hex from_hex rawtohex hextoraw stringencode stringdecode stringtoutf8
			utf8tostring encode decode to_base64 from_base64 md5 sha sha1 sha2 sha224 sha256 sha384 sha512 hash
			hashbytes ora_hash crc32 crc32c checksum binary_checksum digest hmac compress uncompress
			uncompressed_length expand convert_from convert_to to_ascii unaccent similarity word_similarity
			strict_word_similarity show_trgm levenshtein collation charset coercibility weight_string bin oct conv
			zeroblob typeof pg_typeof uuid_to_bin bin_to_uuid is_uuid version pg_size_pretty parse_ident
			to_tsvector to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery ts_rank ts_rank_cd
			ts_headline setweight strip tsvector_to_array numnode querytree match against
			inet_aton inet_ntoa inet6_aton inet6_ntoa is_ipv4 is_ipv6 host hostmask masklen netmask network family
			broadcast abbrev set_masklen inet_merge inet_same_family likely unlikely likelihood
			enum_first enum_last enum_range default
			""";

	static final String NUMBERS = """
			abs ceil ceiling floor round trunc truncate mod power pow sqrt cbrt exp ln log log10 log2 sign sin cos tan
			cot sinh cosh tanh asin acos atan atan2 atn2 asinh acosh atanh sind cosd tand cotd asind acosd atand atan2d
			degrees radians pi div gcd lcm factorial scale min_scale trim_scale width_bucket roundmagic square cosec
			zero bitand bitor bitxor bitnot bitget bitcount bit_count bit_length get_bit set_bit get_byte set_byte lshift
			rshift ulshift urshift rotateleft rotateright erf erfc nanvl remainder isnumeric to_binary_float
			to_binary_double box circle point polygon path line lseg area center diameter height width radius
			ora_rowscn generate_series generate_subscripts system_range
			st_distance st_dwithin st_within st_contains st_intersects st_area st_length st_x st_y st_point
			st_makepoint st_setsrid st_srid st_transform st_astext st_asgeojson st_asbinary st_geomfromtext
			st_geogfromtext st_buffer st_centroid st_envelope st_makeenvelope st_distance_sphere st_distancesphere
			""";

	static final String DATES = """
			date time timestamp datetime extract date_part date_trunc date_bin date_add date_sub dateadd
			datediff datediff_big datename datepart datetrunc date_format timestampadd timestampdiff adddate subdate
			addtime subtime timediff add_months months_between next_day last_day eomonth year quarter month week day
			hour minute second microsecond weekday weekofyear dayofmonth dayofweek dayofyear dayname monthname
			day_of_week day_of_month day_of_year iso_week iso_year iso_day_of_week isoyear isodow yearweek to_date
			to_timestamp to_timestamp_tz to_days from_days to_seconds sec_to_time time_to_sec time_format maketime
			makedate make_date make_time make_timestamp make_timestamptz make_interval str_to_date get_format
			from_unixtime julianday unixepoch timezone convert_tz from_tz new_time switchoffset todatetimeoffset
			formatdatetime parsedatetime isfinite justify_days justify_hours justify_interval overlaps interval
			datefromparts datetimefromparts datetime2fromparts timefromparts isdate period_add period_diff
			numtodsinterval numtoyminterval to_dsinterval to_yminterval epoch
			""";

	static final String DOCUMENTS = """
			json json_array json_object json_extract json_extract_string json_unquote json_quote json_value json_query
			json_exists json_table json_contains json_contains_path json_keys json_length json_depth json_type json_valid
			json_search json_set json_insert json_replace json_remove json_merge json_merge_patch json_merge_preserve
			json_array_append json_array_insert json_pretty json_overlaps json_storage_size json_each json_tree json_patch
			json_modify isjson openjson json_compact json_detailed json_loose json_normalize json_equals json_serialize
			json_scalar json_array_length json_array_elements json_array_elements_text json_each_text json_object_keys
			json_extract_path json_extract_path_text json_populate_record json_populate_recordset json_to_record
			json_to_recordset json_typeof json_strip_nulls json_build_array json_build_object row_to_json array_to_json
			to_json to_jsonb jsonb jsonb_array_length jsonb_array_elements jsonb_array_elements_text jsonb_each
			jsonb_each_text jsonb_object_keys jsonb_extract jsonb_extract_path jsonb_extract_path_text
			jsonb_populate_record jsonb_populate_recordset jsonb_to_record jsonb_to_recordset jsonb_typeof
			jsonb_strip_nulls jsonb_build_array jsonb_build_object jsonb_set jsonb_set_lax jsonb_insert jsonb_pretty
			jsonb_path_exists jsonb_path_match jsonb_path_query jsonb_path_query_array jsonb_path_query_first
			jsonb_contains jsonb_exists jsonb_exists_any jsonb_exists_all jsonb_object jsonb_concat jsonb_delete
			xmlelement xmlforest xmlattributes xmlconcat xmlparse xmlserialize xmlroot xmlpi xmlcomment xmltable
			xmlexists xpath xpath_exists xmltype extractvalue updatexml xmlnode xmltext xmlattr
			hstore hstore_to_json hstore_to_jsonb akeys avals skeys svals
			""";

	static final String ARRAYS = """
			unnest cardinality array_append array_prepend array_cat array_concat array_contains array_length
			array_lower array_upper array_ndims array_dims array_position array_positions array_remove array_replace
			array_to_string array_get array_slice array_fill array_max_cardinality trim_array
			table lower_inc upper_inc lower_inf upper_inf isempty range_merge int4range int8range numrange tsrange
			tstzrange daterange int4multirange nummultirange datemultirange multirange row
			""";

	static final String TYPES = """
			varchar varchar2 nvarchar nvarchar2 character varying varbinary binary varbit bit blob clob nclob text bytea
			raw numeric number decimal dec int integer int2 int4 int8 tinyint smallint mediumint bigint float float4
			float8 real double precision money boolean bool signed unsigned timetz timestamptz datetime2 datetimeoffset
			smalldatetime smallmoney bpchar name enum geometry geography vector
			""";

	private Builtins() {
	}

}
