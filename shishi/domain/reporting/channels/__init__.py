"""The ways out of the house: e-mail over SMTP, and the robots of chat groups. No rows here, only sockets."""
