// The tests' assembly as a program: one life of a city, which a test has begun in a process of its own.
await Grid.Tests.City.SeparateProcess.Live(args);
