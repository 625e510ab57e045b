export const PAGES = ["gallery", "sign-in", "workbench", "ledger", "case", "case-firm", "console"];
