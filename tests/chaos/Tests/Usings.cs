global using Grid.Chaos.Oracle;
global using Xunit;
