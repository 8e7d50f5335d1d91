/** Who is looking. Staff, partners and residents who sign in join this union when sign-in arrives. */
export type Viewer = { readonly kind: 'public' }

export const PUBLIC: Viewer = { kind: 'public' }

/** Every verb that a route can ask for, and who may. What is not in this table cannot be routed. */
export const PERMISSIONS = {
  'public.read': ['public'],
  'public.shortlist': ['public'],
  'open-data.read': ['public'],
  'health.read': ['public'],
} as const satisfies Record<string, readonly Viewer['kind'][]>

export type Permission = keyof typeof PERMISSIONS

/** Returns whether this viewer may do this. */
export function may(viewer: Viewer, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly string[]).includes(viewer.kind)
}
