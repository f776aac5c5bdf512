/** Stands for styles and pictures, which jsdom does not need. */
export {}
