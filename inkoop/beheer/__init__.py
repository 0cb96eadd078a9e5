"""Accounts, their scope, jobs and the audit log for operators; on floor 5, since it joins all apps."""
