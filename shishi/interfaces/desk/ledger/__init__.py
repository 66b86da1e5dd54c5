"""The record of every act, for those who audit."""
