/// An id that the database makes, as an expression.
enum RowID {
    /// A UUID of version 7, for rows that are as many as a statement finds: forty-eight bits of time in front of a random one, whose version
    /// is raised from 4 by two bits.
    static let new = """
        encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
            placing substring(int8send((extract(epoch from now()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
        """
}
