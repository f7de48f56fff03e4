interface AdminUserTable {
  name: string;
  /** `scrypt$N$r$p$salt$hash`, see src/admin/passwords.ts. */
  password_hash: string;
  created_at: Date;
}

interface AdminSessionTable {
  token_hash: string;
  user_name: string;
  created_at: Date;
  last_used_at: Date;
  /** The absolute end. */
  due_at: Date;
}

/** The tables of migration 003. */
export interface AdminTables {
  admin_users: AdminUserTable;
  admin_sessions: AdminSessionTable;
  forget_requests: { customer_id: string; asked_at: Date };
}
