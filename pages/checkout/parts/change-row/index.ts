import { changeRowProps } from './props';

Component({
  props: changeRowProps,
  methods: {
    onAcceptTap() {
      const { name, onAccept } = this.props;
      onAccept(name);
    },
    onLeaveTap() {
      const { name, onLeave } = this.props;
      onLeave(name);
    },
  },
});
