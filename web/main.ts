import './app/shell.ts';
