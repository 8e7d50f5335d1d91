import type { ColumnType } from 'kysely'

/** Written as text, read as text: calendar dates never become moments. */
export type DateText = string
export type TimeText = string
export type Numeric = ColumnType<string | null, number | string | null, number | string | null>
export type Json<T> = ColumnType<T, string, string>
