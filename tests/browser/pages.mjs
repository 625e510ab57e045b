export const PAGES = ["gallery"];
